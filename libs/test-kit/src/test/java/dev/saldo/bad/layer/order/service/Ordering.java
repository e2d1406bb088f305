package dev.saldo.bad.layer.order.service;

class Ordering {}

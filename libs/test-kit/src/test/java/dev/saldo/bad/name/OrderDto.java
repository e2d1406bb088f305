package dev.saldo.bad.name;

class OrderDto {}

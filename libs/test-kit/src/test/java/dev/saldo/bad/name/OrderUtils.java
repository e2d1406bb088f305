package dev.saldo.bad.name;

class OrderUtils {}

package dev.saldo.bad.name;

class OrderManager {}

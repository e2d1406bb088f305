package dev.saldo.bad.name;

class OrderHelper {}

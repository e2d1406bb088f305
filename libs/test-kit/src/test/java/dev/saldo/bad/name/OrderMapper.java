package dev.saldo.bad.name;

class OrderMapper {}

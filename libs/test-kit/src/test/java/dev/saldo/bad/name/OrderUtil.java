package dev.saldo.bad.name;

class OrderUtil {}

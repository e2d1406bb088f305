package dev.saldo.bad.open;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class OpenController {}

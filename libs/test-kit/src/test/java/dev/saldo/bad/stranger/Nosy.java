package dev.saldo.bad.stranger;

import dev.saldo.sample.SampleService;

class Nosy {

    Class<?> other() {
        return SampleService.class;
    }
}

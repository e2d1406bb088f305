package dev.saldo.issuer;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords that can be read aloud and typed: nine syllables, 57 bits. */
final class Passwords {

    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int WORDS = 3;
    private static final int SYLLABLES = 3;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return IntStream.range(0, WORDS).mapToObj(_ -> word()).collect(Collectors.joining("-"));
    }

    private String word() {
        return IntStream.range(0, SYLLABLES)
                .mapToObj(_ -> "" + anyOf(CONSONANTS) + anyOf(VOWELS))
                .collect(Collectors.joining());
    }

    private char anyOf(String letters) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}

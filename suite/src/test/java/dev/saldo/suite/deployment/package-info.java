/** The files Saldo is deployed with, checked as far as that goes without a container engine or a cluster. */
@NullMarked
package dev.saldo.suite.deployment;

import org.jspecify.annotations.NullMarked;

package fr.moisson.routes.web;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What monitoring asks for.
 *
 * @param ready whether work can be done now: the database answers
 * @param metrics in the Prometheus text format
 */
public record Probes(BooleanSupplier ready, Supplier<String> metrics) {}

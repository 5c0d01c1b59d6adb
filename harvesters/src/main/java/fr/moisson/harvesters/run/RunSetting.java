package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Door;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The environment of a run.
 *
 * @param requests number of requests sent through the door so far
 * @param workFolder an empty folder; the caller deletes its content afterwards
 * @param progress called for every entry read
 * @param stopping whether the program is shutting down: a run that fails then does not count, and
 *     is repeated
 */
public record RunSetting(
    Door door,
    LongSupplier requests,
    Path workFolder,
    Harvest.Mode mode,
    Runnable progress,
    BooleanSupplier stopping) {}

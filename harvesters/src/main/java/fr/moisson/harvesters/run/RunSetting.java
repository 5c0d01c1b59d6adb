package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Door;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The outside of a run.
 *
 * @param requests how many were sent through the door so far
 * @param workFolder an empty folder; the caller empties it again
 * @param progress is run for every entry read
 * @param stopping whether the program is being stopped: a run that does not end well then has not
 *     ended, and is to be made again
 */
public record RunSetting(
    Door door,
    LongSupplier requests,
    Path workFolder,
    Harvest.Mode mode,
    Runnable progress,
    BooleanSupplier stopping) {}

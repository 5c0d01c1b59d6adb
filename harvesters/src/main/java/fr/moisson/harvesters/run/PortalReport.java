package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Notice;
import org.jspecify.annotations.Nullable;

/**
 * What reconciling a portal did, in numbers.
 *
 * @param remarks told about datasets that the portal took
 * @param reason why the pass was given up or held back, or the last failure
 */
public record PortalReport(
    String portal,
    long created,
    long updated,
    long unchanged,
    long withdrawn,
    long failed,
    long remarks,
    long requests,
    @Nullable Notice reason) {}

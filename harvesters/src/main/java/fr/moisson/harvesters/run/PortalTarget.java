package fr.moisson.harvesters.run;

import fr.moisson.harvesters.model.Overwrite;
import fr.moisson.harvesters.model.Portal;
import fr.moisson.harvesters.model.Territory;
import java.net.URI;
import java.nio.file.Path;

/**
 * A portal to reconcile.
 *
 * @param name {@code territory/portal}, its name in the ledger
 * @param territoryName name of the territory's file, whose datasets it shows
 * @param territory the portal's own: the harvested one, or one of its communes, which then gets its
 *     share
 * @param isWhole whether its territory is the harvested one, so that all datasets belong to it
 * @param overwrite what happens to fields that were edited there
 * @param files address under which our files can be fetched, ending in a slash
 * @param folder where those files are
 */
public record PortalTarget(
    String name,
    String territoryName,
    Territory territory,
    boolean isWhole,
    Portal portal,
    Overwrite overwrite,
    URI files,
    Path folder) {}

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
 * @param territory its own: the one harvested, or one of its communes, which then gets its share
 * @param isWhole whether its territory is the one harvested, whose datasets need no second choice
 * @param overwrite what happens to what was edited there
 * @param files address under which our files can be fetched, ending in a slash
 * @param folder where those files lie
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

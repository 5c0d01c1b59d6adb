/**
 * Records of geographic catalogues as datasets: ISO 19139, ISO 19115-3 and Dublin Core, mapped as
 * <a href="https://semiceu.github.io/GeoDCAT-AP/releases/3.0.0/">GeoDCAT-AP 3.0.0</a> does; and
 * datasets as records of ISO 19139.
 */
@NullMarked
package fr.moisson.harvesters.iso;

import org.jspecify.annotations.NullMarked;

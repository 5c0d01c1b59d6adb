/**
 * What producers write into metadata, read as values: dates, periods, addresses, texts and markup,
 * and the words of known lists such as licences, frequencies, themes, languages, file types and
 * places.
 */
@NullMarked
package fr.moisson.harvesters.values;

import org.jspecify.annotations.NullMarked;

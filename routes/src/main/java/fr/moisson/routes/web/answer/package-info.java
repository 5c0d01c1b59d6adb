/**
 * What answers to machines and people have in common: their language, what of the site they speak
 * of, how they are known again, and how they end.
 */
@NullMarked
package fr.moisson.routes.web.answer;

import org.jspecify.annotations.NullMarked;

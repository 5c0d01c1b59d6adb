/**
 * What pages and documents to be sent share: their frame, the templates, how dates, sizes and
 * unknown values are written, and which addresses become links.
 */
@NullMarked
package fr.moisson.routes.web.frame;

import org.jspecify.annotations.NullMarked;

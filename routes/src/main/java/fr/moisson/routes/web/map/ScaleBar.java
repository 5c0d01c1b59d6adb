package fr.moisson.routes.web.map;

/**
 * What tells how large things are.
 *
 * @param metres a round number
 * @param length of these in the picture
 */
public record ScaleBar(double metres, int length) {}

package fr.moisson.routes.web.map;

/**
 * The scale bar of a map.
 *
 * @param metres a round number
 * @param length its length in the picture, in pixels
 */
public record ScaleBar(double metres, int length) {}

package fr.moisson.harvesters.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One entry as received.
 *
 * @param remoteId the source's own name for it
 * @param body the entry itself; for a source of rows, what the source learned about the whole
 */
public record RawItem(String remoteId, JsonNode body) {}

package io.zerodrop.pipeline.replay;

/**
 * Files that a user declares to be of a kind, whatever their content looks like.
 *
 * @param kind such as {@code access} or {@code kube-proxy}
 * @param glob matched against the file's name, and against its whole path where it holds a slash
 */
public record ForcedKind(String kind, String glob) {}

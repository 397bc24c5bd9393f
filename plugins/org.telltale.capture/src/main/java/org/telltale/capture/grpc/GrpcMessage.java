package org.telltale.capture.grpc;

/**
 * A length-prefixed message.
 *
 * @param index from 0
 * @param offset of its first byte behind the prefix, in the body
 * @param length bytes that are there
 * @param compressed whether it is coded as {@code grpc-encoding} says
 * @param trailers whether it is the trailer fields of gRPC-Web
 * @param complete whether all of it is there
 */
public record GrpcMessage(int index, int offset, int length, boolean compressed, boolean trailers, boolean complete) {
}

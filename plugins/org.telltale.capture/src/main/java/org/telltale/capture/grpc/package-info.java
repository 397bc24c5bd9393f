/** gRPC and gRPC-Web: the messages in a body. Used by the packages of HTTP. */
package org.telltale.capture.grpc;

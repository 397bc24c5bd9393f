package org.telltale.seal.replay;

import java.util.Map;
import java.util.Set;

import org.telltale.base.json.Json;
import org.telltale.seal.refusal.Refusal;

/** The ops on bytes that need no keys, each with the parameters that it has, all of them. */
final class ByteOps {

	/** One call: the input, the parameters, and how many bytes are wanted, which bounds what is made. */
	private record Call(byte[] input, Json params, int wanted) {

		private String text(String name) throws Refusal {
			return Members.text(params, name);
		}

		private int index(String name) throws Refusal {
			return Members.index(params, name);
		}

		/** A connection ID. */
		private byte[] hex(String name) throws Refusal {
			return Members.hex(params, name, QuicOps.MAX_ID);
		}

		private int[] numbers(String name) throws Refusal {
			return Members.indices(params, name, 1);
		}

		private boolean bool(String name) throws Refusal {
			return Members.bool(params, name);
		}
	}

	private interface Step {
		byte[] result(Call call) throws Refusal;
	}

	private record Op(Set<String> parameters, Step step) {
	}

	private static final Map<String, Op> OPS = Map.ofEntries(
			op("slice", Call::input),
			op("http1.body", c -> HttpOps.body(c.input(), c.text("role")), "role"),
			op("http1.target", c -> HttpOps.target(c.input())),
			op("http1.header", c -> HttpOps.header(c.input(), c.text("name"), c.index("index")), "name", "index"),
			op("url.parameter", c -> UrlOps.parameter(c.input(), c.text("name"), c.index("index")), "name", "index"),
			op("httpdns.answer", c -> JsonOps.httpdns(c.input(), c.index("index")), "index"),
			op("mqtt.publish", c -> MqttOps.publish(c.input(), c.index("level")), "level"),
			op("mail.data", c -> MailOps.data(c.input())),
			op("mime.body", c -> MailOps.body(c.input())),
			op("quoted-printable", c -> MailOps.quotedPrintable(c.input())),
			op("brotli", c -> ExpandOps.brotli(c.input(), c.wanted())),
			op("zstd", c -> ExpandOps.zstd(c.input(), c.wanted())),
			op("gzip", c -> InflateOps.gzip(c.input(), c.wanted())),
			op("zlib", c -> InflateOps.stream(c.input(), false, c.wanted())),
			op("deflate", c -> InflateOps.stream(c.input(), true, c.wanted())),
			op("multipart.part", c -> TextOps.part(c.input(), c.text("boundary"), c.index("index")), "boundary", "index"),
			op("percent", c -> TextOps.percent(c.input(), c.bool("plus")), "plus"),
			op("json.string", c -> JsonOps.string(c.input(), c.text("pointer")), "pointer"),
			op("base64", c -> TextOps.base64(c.input(), c.text("alphabet")), "alphabet"),
			op("hex", c -> TextOps.hex(c.input())),
			op("lz4", c -> ExpandOps.lz4(c.input(), c.wanted())),
			op("snappy", c -> c.bool("framed") ? SnappyOps.stream(c.input(), c.wanted()) : SnappyOps.block(c.input(), c.wanted()), "framed"),
			op("base32", c -> TextOps.base32(c.input(), c.text("alphabet")), "alphabet"),
			op("hex.list", c -> TextOps.hexList(c.input(), c.text("prefix")), "prefix"),
			op("escapes", c -> EscapeOps.escapes(c.input(), c.text("style")), "style"),
			op("entities", c -> EntityOps.entities(c.input())),
			op("protobuf.field", c -> ProtobufOps.field(c.input(), Members.pairs(c.params(), "path", ProtobufOps.MAX_PATH)), "path"),
			op("messagepack.string", c -> MessagePackOps.string(c.input(), c.index("index")), "index"),
			op("cbor.string", c -> CborOps.string(c.input(), c.index("index")), "index"),
			op("bplist.object", c -> PlistOps.object(c.input(), c.index("object")), "object"),
			op("tls.sni", c -> TlsOps.serverName(c.input())),
			op("tls.handshake-sni", c -> TlsOps.handshakeServerName(c.input())),
			op("tls.certificate", c -> CertificateOps.dnsName(c.input(), c.index("certificate"), c.index("name")), "certificate", "name"),
			op("tls.handshake-certificate", c -> CertificateOps.handshakeDnsName(c.input(), c.index("certificate"), c.index("name")),
					"certificate", "name"),
			op("dns.answer", c -> DnsOps.answer(c.input(), c.index("index")), "index"),
			op("quic.crypto", c -> QuicOps.crypto(c.input(), c.text("version"), c.hex("dcid"), c.text("side"), c.numbers("lengths"), c.wanted()),
					"version", "dcid", "side", "lengths"),
			op("http2.data", c -> Http2Ops.data(c.input(), c.index("stream")), "stream"),
			op("http2.headers", c -> Http2Ops.headers(c.input(), c.index("skip"), c.index("tableSize"), c.wanted()), "skip", "tableSize"),
			op("http2.header", c -> Http2Ops.header(c.input(), c.index("tableSize"), c.text("name"), c.index("index")), "tableSize", "name", "index"),
			op("websocket.messages", c -> WebSocketOps.messages(c.input(), c.index("skip"), c.text("deflate"), c.wanted()), "skip", "deflate"),
			op("websocket.frame", c -> WebSocketOps.frame(c.input())),
			op("grpc.message", c -> GrpcOps.message(c.input(), c.index("index")), "index"));

	private ByteOps() {
	}

	private static Map.Entry<String, Op> op(String name, Step step, String... parameters) {
		return Map.entry(name, new Op(Set.of(parameters), step));
	}

	static byte[] result(Derivation.Node node, byte[] input) throws Refusal {
		Op op = OPS.get(node.op());
		Refusal.unless(op != null, "an op that is not known: " + node.op());
		Members.require(node.params(), op.parameters(), Set.of(), "the parameters of " + node.op());
		return op.step().result(new Call(input, node.params(), node.length()));
	}
}

package org.telltale.capture.tls;

import org.telltale.base.json.Json;
import org.telltale.base.json.JsonWriter;

/**
 * An alert (RFC 8446 section 6).
 *
 * @param fromClient whether the client sent it
 * @param level 1 warning, 2 fatal
 * @param description its number
 * @param frame the frame that completed it; 0 if it is not known
 */
public record TlsAlert(boolean fromClient, int level, int description, long frame) {

	/** Whether it says nothing but that the sender is done. */
	public boolean closes() {
		return description == 0;
	}

	/** The description in the standard's word, else the number. */
	public String word() {
		return switch (description) {
			case 0 -> "close_notify";
			case 10 -> "unexpected_message";
			case 20 -> "bad_record_mac";
			case 21 -> "decryption_failed";
			case 22 -> "record_overflow";
			case 30 -> "decompression_failure";
			case 40 -> "handshake_failure";
			case 41 -> "no_certificate";
			case 42 -> "bad_certificate";
			case 43 -> "unsupported_certificate";
			case 44 -> "certificate_revoked";
			case 45 -> "certificate_expired";
			case 46 -> "certificate_unknown";
			case 47 -> "illegal_parameter";
			case 48 -> "unknown_ca";
			case 49 -> "access_denied";
			case 50 -> "decode_error";
			case 51 -> "decrypt_error";
			case 70 -> "protocol_version";
			case 71 -> "insufficient_security";
			case 80 -> "internal_error";
			case 86 -> "inappropriate_fallback";
			case 90 -> "user_canceled";
			case 100 -> "no_renegotiation";
			case 109 -> "missing_extension";
			case 110 -> "unsupported_extension";
			case 112 -> "unrecognized_name";
			case 113 -> "bad_certificate_status_response";
			case 115 -> "unknown_psk_identity";
			case 116 -> "certificate_required";
			case 120 -> "no_application_protocol";
			case 121 -> "ech_required";
			default -> String.valueOf(description);
		};
	}

	/** {@code {"from","level","alert","frame"}}. */
	Json toJson() {
		Json.Fields json = Json.object().put("from", fromClient ? "client" : "server").put("level", level == 2 ? "fatal" : "warning").put("alert", word());
		return frame > 0 ? json.put("frame", frame) : json;
	}

	/** Writes the same. */
	void write(JsonWriter out) {
		out.object().member("alert", word());
		if (frame > 0) {
			out.member("frame", frame);
		}
		out.member("from", fromClient ? "client" : "server").member("level", level == 2 ? "fatal" : "warning").endObject();
	}
}

package org.telltale.capture;

import java.util.List;
import org.telltale.capture.dns.DnsDatagramProtocol;
import org.telltale.capture.dns.DnsStreamProtocol;
import org.telltale.capture.ftp.FtpProtocol;
import org.telltale.capture.http1.Http1LateProtocol;
import org.telltale.capture.http1.Http1Protocol;
import org.telltale.capture.mail.MailProtocol;
import org.telltale.capture.mqtt.MqttProtocol;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.push.PushProtocol;
import org.telltale.capture.socks.SocksProtocol;
import org.telltale.capture.tls.TlsProtocol;
import org.telltale.capture.xmpp.XmppProtocol;

/**
 * The registry of protocols: one row each, asked in this order. To add one, copy a small package and add its row
 * (CONTRIBUTING.md walks through it).
 */
record Protocols(List<StreamProtocol> streams, List<DatagramProtocol> datagrams) {

	/** All protocols that are read, with what the options give them. */
	static Protocols of(CaptureOptions options) {
		return new Protocols(
				List.of(new DnsStreamProtocol(), new Http1Protocol(), new TlsProtocol(), new SocksProtocol(), new MqttProtocol(), new XmppProtocol(),
						new FtpProtocol(), new MailProtocol(MailProtocol.Kind.SMTP), new MailProtocol(MailProtocol.Kind.POP),
						new MailProtocol(MailProtocol.Kind.IMAP), new PushProtocol(PushProtocol.Kind.MIPUSH), new PushProtocol(PushProtocol.Kind.MCS),
						new PushProtocol(PushProtocol.Kind.WHATSAPP), new PushProtocol(PushProtocol.Kind.MTPROTO), new Http1LateProtocol(List.of())),
				List.of(DnsDatagramProtocol.mdns(), DnsDatagramProtocol.dns(), new OtherDatagrams.Ntp(), new OtherDatagrams.Dhcp(),
						new OtherDatagrams.Ssdp(), new OtherDatagrams.Quic()));
	}
}

package org.telltale.seal.pdf;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;

/** The XMP packet (ISO 16684-1) that PDF/A-3b demands; says the same as the information dictionary. */
final class XmpPacket {

	private static final String TEMPLATE = """
			<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
			<x:xmpmeta xmlns:x="adobe:ns:meta/">
			 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
			  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
			   <pdfaid:part>3</pdfaid:part>
			   <pdfaid:conformance>B</pdfaid:conformance>
			  </rdf:Description>
			%6$s  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
			   <dc:format>application/pdf</dc:format>
			   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
			   <dc:creator><rdf:Seq><rdf:li>%2$s</rdf:li></rdf:Seq></dc:creator>
			   <dc:language><rdf:Bag><rdf:li>%3$s</rdf:li></rdf:Bag></dc:language>
			  </rdf:Description>
			  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
			   <xmp:CreatorTool>%4$s</xmp:CreatorTool>
			   <xmp:CreateDate>%5$s</xmp:CreateDate>
			   <xmp:ModifyDate>%5$s</xmp:ModifyDate>
			   <xmp:MetadataDate>%5$s</xmp:MetadataDate>
			   <pdf:Producer>%4$s</pdf:Producer>
			  </rdf:Description>
			 </rdf:RDF>
			</x:xmpmeta>
			<?xpacket end="r"?>
			""";

	/** PDF/UA-1 (ISO 14289-1, 5), whose schema PDF/A does not know by itself (ISO 19005-3, 6.6.2.3). */
	private static final String ACCESSIBLE = """
			  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
			   <pdfuaid:part>1</pdfuaid:part>
			  </rdf:Description>
			  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
			   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
			    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
			    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
			    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
			    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
			     <pdfaProperty:name>part</pdfaProperty:name>
			     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
			     <pdfaProperty:category>internal</pdfaProperty:category>
			     <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
			    </rdf:li></rdf:Seq></pdfaSchema:property>
			   </rdf:li></rdf:Bag></pdfaExtension:schemas>
			  </rdf:Description>
			""";

	private XmpPacket() {
	}

	/** @param accessible whether the document says that it is PDF/UA-1 too */
	static byte[] of(DocumentFacts facts, boolean accessible) {
		String date = DateTimeFormatter.ISO_INSTANT.format(facts.created());
		return String.format(java.util.Locale.ROOT, TEMPLATE, escape(facts.title()), escape(facts.author()), escape(facts.language()),
				escape(facts.tool()), date, accessible ? ACCESSIBLE : "").getBytes(StandardCharsets.UTF_8);
	}

	private static String escape(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().forEach(c -> {
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				default -> out.appendCodePoint(c < 0x20 || c >= 0xd800 && c < 0xe000 || c >= 0xfffe && c <= 0xffff ? ' ' : c);
			}
		});
		return out.toString();
	}
}

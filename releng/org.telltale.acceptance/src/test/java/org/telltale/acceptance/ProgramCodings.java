package org.telltale.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Encodings that other people's programs make, where they are installed. */
final class ProgramCodings implements AutoCloseable {

	private static final String SCRIPT = """
			import base64, binascii, gzip, html, io, json, plistlib, re, sys, urllib.parse, zipfile, zlib
			def zipped(b):
			    f = io.BytesIO()
			    with zipfile.ZipFile(f, 'w', zipfile.ZIP_DEFLATED) as z: z.writestr('m.txt', b)
			    return f.getvalue()
			codings = {
			    'base64': lambda b: b'k=' + base64.b64encode(b),
			    'base64 lines': lambda b: b'\\n' + base64.encodebytes(b) + b'.',
			    'urlsafe': lambda b: b'{"t":"' + base64.urlsafe_b64encode(b) + b'"}',
			    'base32': lambda b: b'x.' + base64.b32encode(b) + b'.y',
			    'hex': lambda b: b'"' + binascii.hexlify(b) + b'"',
			    'hex pairs': lambda b: b'(' + binascii.hexlify(b, ':') + b')',
			    'quote': lambda b: b'q=' + urllib.parse.quote(b, safe='').encode() + b'&r=1',
			    'urlencode': lambda b: urllib.parse.urlencode({'a': 'b', 'q': b, 'c': 'd'}).encode(),
			    'json': lambda b: json.dumps({'a': [1, b.decode()]}).encode(),
			    'json text': lambda b: json.dumps({'a': b.decode()}, ensure_ascii=False).encode(),
			    'html': lambda b: b'<p>' + html.escape(b.decode()).encode('ascii', 'xmlcharrefreplace') + b'</p>',
			    'quopri': lambda b: b'\\r\\n' + re.sub(b'\\r?\\n', b'\\r\\n', binascii.b2a_qp(b, istext=False)) + b'\\r\\n',
			    'gzip': gzip.compress, 'zlib': zlib.compress, 'zip': zipped,
			    'plist': lambda b: plistlib.dumps({'d': b}, fmt=plistlib.FMT_BINARY),
			}
			for line in sys.stdin:
			    name, data = line.rstrip('\\n').split('\\t')
			    print(codings[name](bytes.fromhex(data)).hex(), flush=True)
			""";
	/** Of the script's encodings, those that take text in UTF-8 alone. */
	private static final List<String> TEXT_ALONE = List.of("json", "json text", "html");
	private static final List<String> BYTES_ALONE = List.of("gzip", "zlib", "zip", "plist");
	private static final List<String> OTHERS = List.of("base64", "base64 lines", "urlsafe", "base32", "hex", "hex pairs", "quote", "urlencode", "quopri");

	private final Path folder;
	private final Set<String> programs = new TreeSet<>();
	private final List<String> missing = new ArrayList<>();
	private final List<RandomChain.Coding> codings = new ArrayList<>();
	private Process python;
	private BufferedReader answers;

	ProgramCodings(Path folder) throws IOException {
		this.folder = folder;
		if (isThere("python3", "-c", "pass")) {
			python = new ProcessBuilder("python3", "-c", SCRIPT).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			answers = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.US_ASCII));
			TEXT_ALONE.forEach(name -> codings.add(new RandomChain.Coding("python3 " + name, true, true, in -> ask(name, in))));
			BYTES_ALONE.forEach(name -> codings.add(new RandomChain.Coding("python3 " + name, false, false, in -> ask(name, in))));
			OTHERS.forEach(name -> codings.add(new RandomChain.Coding("python3 " + name, false, true, in -> ask(name, in))));
		}
		if (isThere("openssl", "version")) {
			codings.add(new RandomChain.Coding("openssl base64", false, true, in -> run(in, "openssl", "base64")));
			codings.add(new RandomChain.Coding("openssl base64 -A", false, true, in -> run(in, "openssl", "base64", "-A")));
		}
		if (isThere("gzip", "--version")) {
			codings.add(new RandomChain.Coding("gzip", false, false, in -> run(in, "gzip", "-9", "-c")));
		}
		if (isThere("zstd", "--version")) {
			codings.add(new RandomChain.Coding("zstd", false, false, in -> run(in, "zstd", "-q", "-c")));
		}
		isThere("xz", "--version");
		isThere("iconv", "--version");
	}

	private boolean isThere(String... asked) {
		try {
			if (new ProcessBuilder(asked).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0) {
				programs.add(asked[0]);
				return true;
			}
		} catch (IOException e) {
			// said below
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		missing.add(asked[0]);
		return false;
	}

	/** Programs that are not installed. */
	List<String> missing() {
		return missing;
	}

	/** Whether a program is installed. */
	boolean has(String program) {
		return programs.contains(program);
	}

	/** The encodings of the programs that are. */
	List<RandomChain.Coding> codings() {
		return codings;
	}

	/** What a program makes of its input. */
	byte[] run(byte[] in, String... command) {
		try {
			Path input = Files.write(folder.resolve("program.in"), in);
			Process process = new ProcessBuilder(command).redirectInput(input.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			byte[] out = process.getInputStream().readAllBytes();
			if (process.waitFor() != 0) {
				throw new IllegalStateException(List.of(command) + " failed");
			}
			return out;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private byte[] ask(String name, byte[] in) {
		try {
			python.getOutputStream().write((name + "\t" + HexFormat.of().formatHex(in) + "\n").getBytes(StandardCharsets.US_ASCII));
			python.getOutputStream().flush();
			String answer = answers.readLine();
			if (answer == null) {
				throw new IllegalStateException("python3 ended at " + name);
			}
			return HexFormat.of().parseHex(answer);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() throws IOException {
		if (python != null) {
			python.getOutputStream().close();
			python.getInputStream().close();
		}
	}
}

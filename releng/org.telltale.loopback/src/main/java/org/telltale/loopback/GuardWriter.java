package org.telltale.loopback;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.AccessFlag;
import java.security.ProtectionDomain;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the guard at the start of the methods that connect, send or look up. The guard uses classes of the JDK alone. */
final class GuardWriter implements ClassFileTransformer {

	private static final ClassDesc ADDRESS = ClassDesc.of("java.net.InetAddress");
	private static final ClassDesc SOCKET_ADDRESS = ClassDesc.of("java.net.InetSocketAddress");
	private static final ClassDesc STREAM = ClassDesc.of("java.io.FileOutputStream");
	private static final MethodTypeDesc TEXT_IN = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
	private static final MethodTypeDesc IS = MethodTypeDesc.of(ConstantDescs.CD_boolean);

	private final String log;
	private final String ownName;
	private final Set<String> guarded = new TreeSet<>();

	GuardWriter(String log, String ownName) {
		this.log = log;
		this.ownName = ownName;
	}

	int guarded() {
		return guarded.size();
	}

	@Override
	public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
		if (name == null || !name.equals("sun/nio/ch/Net") && !name.equals("sun/nio/ch/DatagramChannelImpl")
				&& !name.equals("java/net/InetAddress$PlatformResolver")) {
			return null;
		}
		ClassFile file = ClassFile.of();
		ClassModel model = file.parse(bytes);
		return file.transformClass(model, (builder, element) -> {
			Optional<Subject> subject = element instanceof MethodModel method ? subject(name, method) : Optional.empty();
			if (subject.isPresent()) {
				guarded.add(name);
				builder.transformMethod((MethodModel) element, MethodTransform.transformingCode(guard(subject.get())));
			} else {
				builder.with(element);
			}
		});
	}

	/** What of a method's parameters says where it goes. */
	private record Subject(ClassDesc type, int slot) {
	}

	private static Optional<Subject> subject(String owner, MethodModel method) {
		String name = method.methodName().stringValue();
		boolean wanted = owner.endsWith("Net") && name.equals("connect") || owner.endsWith("DatagramChannelImpl") && name.equals("send")
				|| owner.endsWith("PlatformResolver") && name.equals("lookupByName");
		if (!wanted || method.code().isEmpty()) {
			return Optional.empty();
		}
		int slot = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
		for (ClassDesc parameter : method.methodTypeSymbol().parameterList()) {
			if (parameter.equals(ADDRESS) || parameter.equals(SOCKET_ADDRESS) || parameter.equals(ConstantDescs.CD_String)) {
				return Optional.of(new Subject(parameter, slot));
			}
			slot += parameter.equals(ConstantDescs.CD_long) || parameter.equals(ConstantDescs.CD_double) ? 2 : 1;
		}
		return Optional.empty();
	}

	private CodeTransform guard(Subject subject) {
		return new CodeTransform() {
			@Override
			public void atStart(CodeBuilder code) {
				Label local = code.newLabel();
				if (subject.type().equals(ConstantDescs.CD_String)) {
					allowName(code, subject.slot(), "localhost", local);
					allowName(code, subject.slot(), ownName, local);
				} else {
					allow(code, subject, "isLoopbackAddress", local);
					allow(code, subject, "isAnyLocalAddress", local);
				}
				refuse(code, subject);
				code.labelBinding(local);
			}

			@Override
			public void accept(CodeBuilder code, CodeElement element) {
				code.with(element);
			}
		};
	}

	private static void allowName(CodeBuilder code, int slot, String name, Label local) {
		code.loadConstant(name).aload(slot)
				.invokevirtual(ConstantDescs.CD_String, "equalsIgnoreCase", MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_String)).ifne(local);
	}

	private static void allow(CodeBuilder code, Subject subject, String test, Label local) {
		code.aload(subject.slot());
		if (subject.type().equals(SOCKET_ADDRESS)) {
			code.invokevirtual(SOCKET_ADDRESS, "getAddress", MethodTypeDesc.of(ADDRESS));
		}
		code.invokevirtual(ADDRESS, test, IS).ifne(local);
	}

	private void refuse(CodeBuilder code, Subject subject) {
		boolean name = subject.type().equals(ConstantDescs.CD_String);
		ClassDesc failure = ClassDesc.of(name ? "java.net.UnknownHostException" : "java.net.ConnectException");
		code.new_(STREAM).dup().loadConstant(log).iconst_1()
				.invokespecial(STREAM, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_boolean)).dup();
		text(code, subject);
		code.loadConstant("\n").invokevirtual(ConstantDescs.CD_String, "concat", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String))
				.invokevirtual(ConstantDescs.CD_String, "getBytes", MethodTypeDesc.of(ConstantDescs.CD_byte.arrayType()))
				.invokevirtual(STREAM, "write", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_byte.arrayType()))
				.invokevirtual(STREAM, "close", MethodTypeDesc.of(ConstantDescs.CD_void));
		code.new_(failure).dup();
		text(code, subject);
		code.invokespecial(failure, "<init>", TEXT_IN).athrow();
	}

	private static void text(CodeBuilder code, Subject subject) {
		code.loadConstant("refused, it would leave this machine: ").aload(subject.slot())
				.invokestatic(ConstantDescs.CD_String, "valueOf", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_Object))
				.invokevirtual(ConstantDescs.CD_String, "concat", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String));
	}
}

package io.remanso.responder.warmup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A key for {@code localhost} that lives as long as this object, and both sides of TLS
 * made of it. Java has no call that makes a certificate, so it is written here as DER.
 *
 * @param context of server and client
 * @param trust knows nobody else
 */
record SelfSigned(SSLContext context, X509TrustManager trust) {

	private static final HexFormat HEX = HexFormat.of();

	// ecdsa-with-SHA256, commonName, subjectAltName, as object identifiers.
	private static final byte[] ALGORITHM = der(0x30, HEX.parseHex("06082a8648ce3d040302"));

	private static final byte[] COMMON_NAME = HEX.parseHex("0603550403");

	private static final byte[] ALTERNATIVE_NAME = HEX.parseHex("0603551d11");

	private static final byte[] HOST = "localhost".getBytes(StandardCharsets.US_ASCII);

	private static final char[] NO_PASSWORD = {};

	static SelfSigned create() throws GeneralSecurityException, IOException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		KeyPair pair = generator.generateKeyPair();
		X509Certificate certificate = certificate(pair);
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, NO_PASSWORD);
		store.setKeyEntry("key", pair.getPrivate(), NO_PASSWORD, new X509Certificate[] { certificate });
		store.setCertificateEntry("certificate", certificate);
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, NO_PASSWORD);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return new SelfSigned(context, (X509TrustManager) trust.getTrustManagers()[0]);
	}

	private static X509Certificate certificate(KeyPair pair) throws GeneralSecurityException {
		byte[] name = der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, HOST))));
		byte[] validity = der(0x30, time("20250101000000Z"), time("20991231235959Z"));
		byte[] names = der(0x30, der(0x82, HOST));
		byte[] extensions = der(0xa3, der(0x30, der(0x30, ALTERNATIVE_NAME, der(0x04, names))));
		byte[] content = der(0x30, der(0xa0, HEX.parseHex("020102")), HEX.parseHex("020101"), ALGORITHM, name, validity,
				name, pair.getPublic().getEncoded(), extensions);
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(pair.getPrivate());
		signature.update(content);
		byte[] bits = der(0x03, new byte[1], signature.sign());
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(der(0x30, content, ALGORITHM, bits)));
	}

	private static byte[] time(String text) {
		return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
	}

	// Lengths up to 65535 are all that a certificate of this kind needs.
	private static byte[] der(int tag, byte[]... contents) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : contents) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream element = new ByteArrayOutputStream();
		element.write(tag);
		int length = content.size();
		if (length >= 0x80) {
			element.write((length > 0xff) ? 0x82 : 0x81);
		}
		if (length > 0xff) {
			element.write(length >> 8);
		}
		element.write(length);
		element.writeBytes(content.toByteArray());
		return element.toByteArray();
	}

}

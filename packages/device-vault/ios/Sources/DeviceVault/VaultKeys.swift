import Foundation
import LocalAuthentication
import Security

/// The two keys of the phone, on P-256, which live in the Secure Enclave and never leave it. The approval key signs only
/// what the sensor has just released, and is destroyed by the system when a finger or a face is added.
enum VaultKeys: String, CaseIterable {
    case device, approval

    /// What stands before the point in every SubjectPublicKeyInfo of a P-256 key (RFC 5480).
    private static let head = Data(base64Encoded: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgA=")!

    private var tag: Data { Data("hexaflate.\(rawValue)".utf8) }

    /// Makes a key in place of the one before. Answers its public half, SPKI in DER.
    func make() throws -> Data {
        try remove()
        let attributes: [CFString: Any] = [
            kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom,
            kSecAttrKeySizeInBits: 256,
            kSecAttrTokenID: kSecAttrTokenIDSecureEnclave,
            kSecPrivateKeyAttrs: [
                kSecAttrIsPermanent: true,
                kSecAttrApplicationTag: tag,
                kSecAttrAccessControl: try accessControl()
            ] as [CFString: Any]
        ]
        guard let key = SecKeyCreateRandomKey(attributes as CFDictionary, nil) else { throw VaultProblem.failed }
        return try VaultKeys.publicHalf(of: key)
    }

    /// The public half of a key that is there, SPKI in DER; nil where there is none.
    func find() throws -> Data? {
        guard let key = try privateKey(with: nil) else { return nil }
        return try VaultKeys.publicHalf(of: key)
    }

    /// ECDSA with SHA-256, in DER. The approval key asks the sensor first; blocks until it has answered.
    func sign(_ bytes: Data, title: String, cancel: String) throws -> Data {
        let context = try self == .approval ? recognise(title: title, cancel: cancel) : nil
        guard let key = try privateKey(with: context) else { throw VaultProblem.keyGone }
        let form = SecKeyAlgorithm.ecdsaSignatureMessageX962SHA256
        guard let signature = SecKeyCreateSignature(key, form, bytes as CFData, nil) else {
            // The owner was recognised, and still the key does not sign: a finger or a face was added since.
            throw self == .approval ? VaultProblem.keyGone : VaultProblem.failed
        }
        return signature as Data
    }

    func remove() throws {
        let query: [CFString: Any] = [kSecClass: kSecClassKey, kSecAttrApplicationTag: tag]
        let status = SecItemDelete(query as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw VaultProblem.failed }
    }

    private func accessControl() throws -> SecAccessControl {
        let flags: SecAccessControlCreateFlags =
            self == .approval ? [.privateKeyUsage, .biometryCurrentSet] : .privateKeyUsage
        let when = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        guard let control = SecAccessControlCreateWithFlags(nil, when, flags, nil) else { throw VaultProblem.failed }
        return control
    }

    private func recognise(title: String, cancel: String) throws -> LAContext {
        let context = LAContext()
        context.localizedCancelTitle = cancel
        context.localizedFallbackTitle = ""
        let answered = DispatchSemaphore(value: 0)
        var problem: VaultProblem?
        context.evaluateAccessControl(try accessControl(), operation: .useKeySign, localizedReason: title) { right, error in
            if !right { problem = VaultProblem(sensor: error) }
            answered.signal()
        }
        answered.wait()
        if let problem { throw problem }
        return context
    }

    private func privateKey(with context: LAContext?) throws -> SecKey? {
        var query: [CFString: Any] = [
            kSecClass: kSecClassKey,
            kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom,
            kSecAttrApplicationTag: tag,
            kSecReturnRef: true
        ]
        if let context { query[kSecUseAuthenticationContext] = context }
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return nil }
        guard status == errSecSuccess, let found else { throw VaultProblem.failed }
        // A query for keys answers keys.
        return (found as! SecKey)
    }

    private static func publicHalf(of key: SecKey) throws -> Data {
        guard let half = SecKeyCopyPublicKey(key), let point = SecKeyCopyExternalRepresentation(half, nil) else {
            throw VaultProblem.failed
        }
        return head + (point as Data)
    }
}

import Foundation
import Security

/// Texts that survive the app's end, in the Keychain: on this phone alone, and only while it is unlocked.
enum SealedStorage {
    private static func query(_ name: String?) -> [CFString: Any] {
        var query: [CFString: Any] = [kSecClass: kSecClassGenericPassword, kSecAttrService: "device-vault"]
        if let name { query[kSecAttrAccount] = name }
        return query
    }

    /// Nil where nothing was written.
    static func read(_ name: String) throws -> String? {
        var asked = query(name)
        asked[kSecReturnData] = true
        var found: CFTypeRef?
        let status = SecItemCopyMatching(asked as CFDictionary, &found)
        switch status {
        case errSecItemNotFound:
            return nil
        case errSecSuccess:
            guard let data = found as? Data, let text = String(data: data, encoding: .utf8) else {
                throw VaultProblem.storageUnreadable
            }
            return text
        case errSecDecode, errSecAuthFailed:
            throw VaultProblem.storageUnreadable
        default:
            throw VaultProblem.failed
        }
    }

    static func write(_ name: String, _ value: String) throws {
        let kept: [CFString: Any] = [
            kSecValueData: Data(value.utf8),
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        ]
        var status = SecItemUpdate(query(name) as CFDictionary, kept as CFDictionary)
        if status == errSecItemNotFound {
            status = SecItemAdd(query(name).merging(kept) { $1 } as CFDictionary, nil)
        }
        guard status == errSecSuccess else { throw VaultProblem.failed }
    }

    /// One of them, or all.
    static func remove(_ name: String?) throws {
        let status = SecItemDelete(query(name) as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw VaultProblem.failed }
    }
}

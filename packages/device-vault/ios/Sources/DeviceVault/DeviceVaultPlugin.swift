import Capacitor
import Foundation
import LocalAuthentication

/// What the app asks of the phone; src/vault.ts says what each call means. Bytes are base64.
@objc(DeviceVaultPlugin)
public class DeviceVaultPlugin: CAPPlugin, CAPBridgedPlugin {
    public let identifier = "DeviceVaultPlugin"
    public let jsName = "DeviceVault"
    public let pluginMethods: [CAPPluginMethod] = [
        CAPPluginMethod(name: "sensor", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "makeKey", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "findKey", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "sign", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "removeKey", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "read", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "write", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "remove", returnType: CAPPluginReturnPromise),
        CAPPluginMethod(name: "wipe", returnType: CAPPluginReturnPromise)
    ]

    @objc func sensor(_ call: CAPPluginCall) {
        var error: NSError?
        if LAContext().canEvaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, error: &error) {
            call.resolve(["state": "ready"])
            return
        }
        switch VaultProblem(sensor: error) {
        // Locked out for a while it is still a sensor that knows somebody.
        case .lockedOut: call.resolve(["state": "ready"])
        case .notEnrolled: call.resolve(["state": "notEnrolled"])
        default: call.resolve(["state": "noSensor"])
        }
    }

    @objc func makeKey(_ call: CAPPluginCall) {
        perform(call) { ["publicKey": try self.key(call).make().base64EncodedString()] }
    }

    @objc func findKey(_ call: CAPPluginCall) {
        perform(call) { ["publicKey": self.nullable(try self.key(call).find()?.base64EncodedString())] }
    }

    @objc func sign(_ call: CAPPluginCall) {
        perform(call) {
            guard let bytes = Data(base64Encoded: call.getString("bytes") ?? "") else { throw VaultProblem.failed }
            let prompt = call.getObject("prompt") ?? [:]
            let signature = try self.key(call).sign(
                bytes,
                title: prompt["title"] as? String ?? " ",
                cancel: prompt["cancel"] as? String ?? ""
            )
            return ["signature": signature.base64EncodedString()]
        }
    }

    @objc func removeKey(_ call: CAPPluginCall) {
        perform(call) {
            try self.key(call).remove()
            return [:]
        }
    }

    @objc func read(_ call: CAPPluginCall) {
        perform(call) { ["value": self.nullable(try SealedStorage.read(call.getString("name") ?? ""))] }
    }

    @objc func write(_ call: CAPPluginCall) {
        perform(call) {
            try SealedStorage.write(call.getString("name") ?? "", call.getString("value") ?? "")
            return [:]
        }
    }

    @objc func remove(_ call: CAPPluginCall) {
        perform(call) {
            try SealedStorage.remove(call.getString("name") ?? "")
            return [:]
        }
    }

    @objc func wipe(_ call: CAPPluginCall) {
        perform(call) {
            for key in VaultKeys.allCases { try key.remove() }
            try SealedStorage.remove(nil)
            return [:]
        }
    }

    private func nullable(_ value: String?) -> Any {
        guard let value else { return NSNull() }
        return value
    }

    private func key(_ call: CAPPluginCall) throws -> VaultKeys {
        guard let key = VaultKeys(rawValue: call.getString("key") ?? "") else { throw VaultProblem.failed }
        return key
    }

    /// Away from the bridge's own queue, which a person before the sensor would hold up.
    private func perform(_ call: CAPPluginCall, _ deed: @escaping () throws -> [String: Any]) {
        DispatchQueue.global(qos: .userInitiated).async {
            do {
                call.resolve(try deed())
            } catch {
                let code = (error as? VaultProblem ?? .failed).rawValue
                call.reject(code, code)
            }
        }
    }
}

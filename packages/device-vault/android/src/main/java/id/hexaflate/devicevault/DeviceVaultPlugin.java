package id.hexaflate.devicevault;

import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import com.getcapacitor.JSObject;
import com.getcapacitor.Plugin;
import com.getcapacitor.PluginCall;
import com.getcapacitor.PluginMethod;
import com.getcapacitor.annotation.CapacitorPlugin;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import org.json.JSONObject;

/** What the app asks of the phone; src/vault.ts says what each call means. Bytes are base64. */
@CapacitorPlugin(name = "DeviceVault")
public class DeviceVaultPlugin extends Plugin {

    private static final String FILE = "device-vault";
    private VaultKeys keys;
    private SealedStorage storage;

    @Override
    public void load() {
        PackageManager phone = getContext().getPackageManager();
        boolean hasStrongBox =
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
            phone.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE);
        keys = new VaultKeys(Build.VERSION.SDK_INT, hasStrongBox);
        storage = new SealedStorage(getContext().getSharedPreferences(FILE, Context.MODE_PRIVATE));
    }

    @PluginMethod
    public void sensor(PluginCall call) {
        call.resolve(new JSObject().put("state", Sensor.state(getContext(), Build.VERSION.SDK_INT)));
    }

    @PluginMethod
    public void makeKey(PluginCall call) {
        perform(call, () -> publicKey(keys.make(call.getString("key"))));
    }

    @PluginMethod
    public void findKey(PluginCall call) {
        perform(call, () -> publicKey(keys.find(call.getString("key"))));
    }

    @PluginMethod
    public void sign(PluginCall call) {
        String key = call.getString("key");
        if (!VaultKeys.APPROVAL.equals(key)) {
            perform(call, () -> signed(keys.signing(key), call));
            return;
        }
        try {
            if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) throw new VaultProblem(VaultProblem.NO_SENSOR);
            Signature signing = keys.signing(key);
            JSObject prompt = call.getObject("prompt", new JSObject());
            String title = prompt.getString("title", "");
            String cancel = prompt.getString("cancel", "");
            Sensor.Answer answer = new Sensor.Answer() {
                @Override
                public void released(Signature signing) {
                    perform(call, () -> signed(signing, call));
                }

                @Override
                public void refused(VaultProblem problem) {
                    refuse(call, problem);
                }
            };
            getActivity().runOnUiThread(() -> Sensor.ask(getActivity(), Build.VERSION.SDK_INT, signing, title, cancel, answer));
        } catch (VaultProblem problem) {
            refuse(call, problem);
        }
    }

    @PluginMethod
    public void removeKey(PluginCall call) {
        perform(call, () -> {
            keys.remove(call.getString("key"));
            return new JSObject();
        });
    }

    @PluginMethod
    public void read(PluginCall call) {
        perform(call, () -> nullable("value", storage.read(call.getString("name", ""))));
    }

    @PluginMethod
    public void write(PluginCall call) {
        perform(call, () -> {
            storage.write(call.getString("name", ""), call.getString("value", ""));
            return new JSObject();
        });
    }

    @PluginMethod
    public void remove(PluginCall call) {
        perform(call, () -> {
            storage.remove(call.getString("name", ""));
            return new JSObject();
        });
    }

    @PluginMethod
    public void wipe(PluginCall call) {
        perform(call, () -> {
            keys.remove(VaultKeys.DEVICE);
            keys.remove(VaultKeys.APPROVAL);
            storage.wipe();
            return new JSObject();
        });
    }

    private interface Deed {
        JSObject perform() throws VaultProblem;
    }

    private static void perform(PluginCall call, Deed deed) {
        try {
            call.resolve(deed.perform());
        } catch (VaultProblem problem) {
            refuse(call, problem);
        } catch (RuntimeException broken) {
            refuse(call, new VaultProblem(VaultProblem.FAILED, broken));
        }
    }

    /** Its cause goes to the phone's log, which holds no value of ours. */
    private static void refuse(PluginCall call, VaultProblem problem) {
        call.reject(problem.code, problem.code, problem);
    }

    private static JSObject signed(Signature signing, PluginCall call) throws VaultProblem {
        try {
            signing.update(Base64.getDecoder().decode(call.getString("bytes", "")));
            return new JSObject().put("signature", Base64.getEncoder().encodeToString(signing.sign()));
        } catch (SignatureException broken) {
            throw new VaultProblem(VaultProblem.FAILED, broken);
        }
    }

    private static JSObject publicKey(byte[] spki) {
        return nullable("publicKey", spki == null ? null : Base64.getEncoder().encodeToString(spki));
    }

    private static JSObject nullable(String name, String value) {
        return new JSObject().put(name, value == null ? JSONObject.NULL : value);
    }
}

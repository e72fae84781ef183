package id.hexaflate.shell;

import android.content.ActivityNotFoundException;
import android.content.ClipData;
import android.content.Intent;
import android.net.Uri;
import androidx.core.content.FileProvider;
import com.getcapacitor.Plugin;
import com.getcapacitor.PluginCall;
import com.getcapacitor.PluginMethod;
import com.getcapacitor.annotation.CapacitorPlugin;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Base64;

/** Hands a file, such as a receipt, to another app of the phone: Android's web view cannot do that by itself. */
@CapacitorPlugin(name = "Sharing")
public class SharingPlugin extends Plugin {

    @PluginMethod
    public void share(PluginCall call) {
        try {
            File file = keep(call.getString("name", "berkas"), Base64.getDecoder().decode(call.getString("bytes", "")));
            Uri address = FileProvider.getUriForFile(getContext(), getContext().getPackageName() + ".fileprovider", file);
            Intent send = new Intent(Intent.ACTION_SEND)
                .setType(call.getString("type", "application/octet-stream"))
                .putExtra(Intent.EXTRA_STREAM, address)
                .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION);
            send.setClipData(ClipData.newRawUri(file.getName(), address));
            getActivity().startActivity(Intent.createChooser(send, null));
            call.resolve();
        } catch (IOException | IllegalArgumentException | ActivityNotFoundException broken) {
            call.reject("failed", "failed", broken);
        }
    }

    /** In a folder that the system may empty; what was shared before goes now. */
    private File keep(String name, byte[] bytes) throws IOException {
        File folder = new File(getContext().getCacheDir(), "shared");
        folder.mkdirs();
        File[] before = folder.listFiles();
        if (before != null) for (File old : before) old.delete();
        File file = new File(folder, new File(name).getName());
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }
}

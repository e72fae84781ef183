package id.hexaflate.shell;

import android.os.Bundle;
import android.view.WindowManager.LayoutParams;
import com.getcapacitor.BridgeActivity;

/** The one screen of the app. No picture can be taken of it, and none lies in the task switcher, unless shell.json says so. */
public class MainActivity extends BridgeActivity {

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        if (!getResources().getBoolean(R.bool.screenshots)) getWindow().addFlags(LayoutParams.FLAG_SECURE);
        registerPlugin(SharingPlugin.class);
        super.onCreate(savedInstanceState);
    }
}

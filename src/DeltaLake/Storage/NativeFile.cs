using System.Runtime.InteropServices;

namespace DeltaLake.Storage;

enum LinkResult { Linked, Exists, Unsupported }

/// <summary>The two file system calls that .NET 10 has no method for.</summary>
static class NativeFile
{
    const int UnixExists = 17;
    const int WindowsExists = 183;

    public static LinkResult TryHardLink(string existing, string name)
    {
        var linked = OperatingSystem.IsWindows() ? CreateHardLinkW(name, existing, 0) : Link(existing, name) == 0;
        if (linked) return LinkResult.Linked;
        var error = Marshal.GetLastPInvokeError();
        return error == (OperatingSystem.IsWindows() ? WindowsExists : UnixExists) ? LinkResult.Exists : LinkResult.Unsupported;
    }

    /// <summary>Makes new names in a folder survive a power cut. Windows needs and offers no such call.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        if (handle < 0) throw new IOException($"cannot open folder '{folder}' to flush it: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            // Some network file systems cannot flush a folder; the names are then as safe as that file system makes them.
            _ = Flush(handle);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int handle);

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    static extern bool CreateHardLinkW(string name, string existing, nint security);
}

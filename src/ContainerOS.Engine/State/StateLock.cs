using System.Globalization;
using System.Text;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.State;

/// <summary>
/// Prevents two engines from using a state at once. The operating system releases the lock when the process exits, so a killed engine never
/// blocks the next one. The file contains the id of the process that has the lock.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream file;

    private StateLock(FileStream file)
    {
        this.file = file;
        PreviousHolder = ReadHolder(file);
    }

    /// <summary>The id of a process that exited without releasing the lock, or null.</summary>
    public int? PreviousHolder { get; }

    /// <summary>Takes the lock of a state.</summary>
    /// <exception cref="ProgramException">Another run has it, or the disk is full, read-only or gone.</exception>
    public static StateLock Acquire(string statePath, StateFiles files)
    {
        var path = $"{statePath}.lock";
        FileStream? file = null;
        try
        {
            StateFiles.CheckLinks(statePath);
            file = files.OpenLock(path);
            var taken = new StateLock(file);
            taken.WriteHolder(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (Exception fault) when (StateFiles.IsDiskFault(fault))
        {
            DisposeAfterFault(file);
            throw new ProgramException(
                IsHeldByAnother(fault)
                    ? $"another run has the lock {path}: wait until it ends"
                    : $"the state directory cannot be written: {fault.Message} ({path}). Free space on the disk or restore access to it; "
                        + "nothing was changed",
                statePath,
                fault
            );
        }
    }

    public void Dispose()
    {
        try
        {
            WriteHolder(string.Empty);
        }
        catch (IOException)
        {
            // The disk is full or gone. The id in the file only shows the next run that this one was killed.
        }

        DisposeAfterFault(file);
    }

    /// <summary>
    /// Closes the file. A stream that could not write tries again when it is closed, and fails again; the file is closed nevertheless.
    /// </summary>
    private static void DisposeAfterFault(FileStream? file)
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // Reported by the write, or without consequence, as above.
        }
    }

    /// <summary>The errors of a lock that another process has: EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION.</summary>
    private static bool IsHeldByAnother(Exception fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static int? ReadHolder(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[20];
        var text = Encoding.ASCII.GetString(bytes[..file.Read(bytes)]);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
    }

    private void WriteHolder(string text)
    {
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush();
    }
}

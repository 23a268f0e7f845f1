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

    private StateLock(string path)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        PreviousHolder = ReadHolder(file);
        WriteHolder(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The id of a process that exited without releasing the lock, or null.</summary>
    public int? PreviousHolder { get; }

    public static StateLock Acquire(string statePath)
    {
        var path = $"{statePath}.lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new StateLock(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProgramException(
                File.Exists(path)
                    ? $"another run has the lock {path}: wait until it ends. ({fault.Message})"
                    : $"the state directory cannot be written: {fault.Message}",
                statePath,
                fault
            );
        }
    }

    public void Dispose()
    {
        WriteHolder(string.Empty);
        file.Dispose();
    }

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

using ContainerOS.Rules;
using ContainerOS.UserData;
using SharpFuzz;

namespace ContainerOS.Fuzz;

/// <summary>SharpFuzz's counters at the branches of the rooms that read what strangers wrote; nothing else is counted.</summary>
internal static class Instrumentation
{
    private static readonly Type[] Rooms = [typeof(UserDataDecoder), typeof(PoolValidator)];

    /// <summary>Whether this program runs with the counters.</summary>
    internal static bool IsThere =>
        Rooms.All(room =>
            room.Assembly.GetReferencedAssemblies().Any(other => other.Name == typeof(SharpFuzz.Common.Trace).Assembly.GetName().Name)
        );

    /// <summary>Writes a copy of this program with the counters. The same program gives the same counters.</summary>
    /// <param name="folder">Where to; made when it is not there.</param>
    internal static void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), true);
        }

        foreach (var room in Rooms)
        {
            _ = Fuzzer.Instrument(Path.Combine(folder, room.Assembly.GetName().Name + ".dll"), _ => true, Options.Value);
        }
    }
}

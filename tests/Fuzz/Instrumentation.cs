using ContainerOS.Rules;
using ContainerOS.UserData;
using SharpFuzz;

namespace ContainerOS.Fuzz;

/// <summary>Instruments the branches of the assemblies that read untrusted text, with SharpFuzz.</summary>
internal static class Instrumentation
{
    private static readonly Type[] Instrumented = [typeof(UserDataDecoder), typeof(PoolValidator)];

    /// <summary>Whether this program is instrumented.</summary>
    internal static bool IsThere =>
        Instrumented.All(type =>
            type.Assembly.GetReferencedAssemblies()
                .Any(reference => reference.Name == typeof(SharpFuzz.Common.Trace).Assembly.GetName().Name)
        );

    /// <summary>Writes an instrumented copy of this program. The instrumentation is deterministic.</summary>
    /// <param name="folder">The target directory, which is created if it does not exist.</param>
    internal static void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), true);
        }

        foreach (var type in Instrumented)
        {
            Fuzzer.Instrument(Path.Combine(folder, type.Assembly.GetName().Name + ".dll"), _ => true, Options.Value);
        }
    }
}

using System.Text;

namespace ContainerOS.Fuzz;

/// <summary>Tries texts that broke something again, in their order: one may break what the next relies on.</summary>
internal static class FuzzReplay
{
    /// <summary>Runs a target on the texts of a file, one in base64 a line, and tells how each ended; true when nothing broke.</summary>
    internal static bool Of(string target, string file, TextWriter output)
    {
        _ = new EdgeMap();
        var code = FuzzTargets.All[target]();
        var broken = 0;
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            try
            {
                code.Run(Encoding.UTF8.GetString(Convert.FromBase64String(line)));
            }
            catch (BrokenPropertyException fault)
            {
                broken++;
                output.WriteLine($"text {number + 1}: {fault.Message}");
            }
        }

        output.WriteLine($"{broken} broke something");
        return broken == 0;
    }
}

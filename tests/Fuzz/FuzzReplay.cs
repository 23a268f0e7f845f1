using System.Text;

namespace ContainerOS.Fuzz;

/// <summary>Runs failed texts again, in their order, because one text may affect the next.</summary>
internal static class FuzzReplay
{
    /// <summary>
    /// Runs a target on the texts of a file (one base64 text per line) and prints the failures; true when there are none.
    /// </summary>
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

using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>Saves the account to a temporary file that then replaces the state file.</summary>
internal sealed class AccountFile(string? path)
{
    /// <summary>Loads the account; null when there is no file yet.</summary>
    /// <exception cref="EmulatorStateException">The file cannot be read as an account.</exception>
    internal Account? Load()
    {
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(path)) { DateParseHandling = DateParseHandling.None };
            var data = JObject.Load(reader);
            return IsAccount(data) ? new Account(data) : throw new EmulatorStateException(path, "has an unknown format");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStateException(path, "cannot be read", exception);
        }
    }

    private static bool IsAccount(JObject data) =>
        data["format"] is JValue { Value: 1L }
        && data["pools"] is JArray
        && data["tasks"] is JArray
        && new[] { "seed", "draws", "clock" }.All(name => data[name] is { Type: JTokenType.Integer });

    /// <summary>Saves the account. A crash leaves either the old file or the new one.</summary>
    internal void Save(Account account)
    {
        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create))
        {
            file.Write(Encoding.UTF8.GetBytes(account.Data.ToString(Formatting.Indented)));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>Everything that lasts: pools, tasks, and how far the clock and the draw of ids are. It is one JSON object, so it is saved as it is.</summary>
internal sealed class Account(JObject data)
{
    internal JObject Data { get; private set; } = data;

    internal JArray Pools => (JArray)Data["pools"]!;

    internal JArray Tasks => (JArray)Data["tasks"]!;

    /// <summary>ECS instances that belong to no pool: those that left one without being released.</summary>
    internal JArray Instances => List("instances");

    /// <summary>An empty account.</summary>
    internal static Account New(int seed, long now) =>
        new(
            new JObject
            {
                ["format"] = 1,
                ["seed"] = seed,
                ["draws"] = 0,
                ["clock"] = now,
                ["pools"] = new JArray(),
                ["tasks"] = new JArray(),
            }
        );

    /// <summary>Takes back everything that happened since a copy of the data was made.</summary>
    internal void Restore(JObject copy) => Data = copy;

    /// <summary>A list of the account; files of earlier editions do not have each.</summary>
    internal JArray List(string name) => (JArray)(Data[name] ??= new JArray());

    /// <summary>The next words of the seeded sequence, as hex.</summary>
    internal string NextHex(int length)
    {
        var draw = (int)Data["draws"]! + 1;
        Data["draws"] = draw;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Data["seed"]}/{draw}")))[..length];
    }

    /// <summary>A number from the seeded sequence, least to most.</summary>
    internal int NextNumber(int least, int most) => least + (int)(Convert.ToUInt32(NextHex(8), 16) % (uint)(most - least + 1));
}

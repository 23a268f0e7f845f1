using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Emulator.Store;

/// <summary>A secret of one run of an emulator, by which another process knows that it talks to the emulator of an address file.</summary>
/// <param name="Secret">The secret.</param>
internal sealed record EmulatorIdentity(string Secret)
{
    /// <summary>The token that a change of clock or chaos over HTTP needs.</summary>
    internal string ControlToken { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal static EmulatorIdentity New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The answer to a challenge, which only the holder of the secret can compute.</summary>
    internal string Answer(string challenge) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(challenge)));

    internal bool Accepts(string challenge, string? proof) =>
        proof is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Answer(challenge)), Encoding.ASCII.GetBytes(proof));
}

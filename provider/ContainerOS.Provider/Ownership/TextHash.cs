using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Provider.Ownership;

/// <summary>Hashes of texts for names and tags in the cloud. They must never change: pools are found by them.</summary>
internal static class TextHash
{
    /// <summary>The first hexadecimal digits of the SHA-256 of the UTF-8 text, in lower case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The number of digits, at most 64.</param>
    internal static string FirstDigits(string text, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}

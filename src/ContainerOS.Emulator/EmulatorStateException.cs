namespace ContainerOS.Emulator;

/// <summary>The state file can not be used.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong with it.</param>
/// <param name="cause">What led to it.</param>
public sealed class EmulatorStateException(string path, string problem, Exception? cause = null)
    : Exception($"the emulator's state file {path} {problem}; it was left as it is: mend it, move it away, or name another", cause);

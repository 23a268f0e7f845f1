using System.Globalization;
using ContainerOS.Emulator;

// Starts an emulator, with a state file when one is named, and prints its address, the milliseconds since the process started, and the
// MiB of memory that it has then. It runs until its input ends. eng/bench measures with it; it is compiled ahead of time or not.
await using var emulator = await AckEmulator.StartAsync(options => options.StateFile = args.FirstOrDefault());
using var http = new HttpClient();
var health = await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/health"));
using var self = System.Diagnostics.Process.GetCurrentProcess();
var started = DateTime.Now - self.StartTime;
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{emulator.Address} {started.TotalMilliseconds:0} {Environment.WorkingSet / 1048576.0:0} {health.Length}"
    )
);
await Console.In.ReadToEndAsync();

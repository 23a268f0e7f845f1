# expect nothing
outer() {
  inner() { echo $1; }
  inner "yum"
}
outer

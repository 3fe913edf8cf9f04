"""What stands between a build and the public: the proof that nothing internal is in it, releases, their record."""
